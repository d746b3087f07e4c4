import sys,time,json,numpy as np,networkx as nx,resource
a=np.fromfile(sys.argv[1],dtype=np.int32);n,m=int(a[1]),int(a[2]);e=a[3:].reshape(-1,3).tolist();G=nx.Graph();G.add_nodes_from(range(n));G.add_weighted_edges_from(e)
t=time.process_time();M=nx.max_weight_matching(G,maxcardinality=True);t2=time.process_time();print(json.dumps(dict(peer='networkx-mwm',card=len(M),total=sum(G[u][v]['weight'] for u,v in M),solve_s=round(t2-t,3),MB=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024)))
