import sys,time,json,numpy as np,networkx as nx,resource
f,alg=sys.argv[1:3];a=np.fromfile(f,dtype=np.int32);_,N,M,E=map(int,a[:4]);o=4;cap=a[o:o+M].tolist();o+=M;ptr=a[o:o+N+1].tolist();o+=N+1;col=a[o:o+E].tolist();o+=E;w=a[o:o+E].tolist();BIG=10*max(w)
G=nx.DiGraph();T=N+M
for i in range(N):
    G.add_node(i,demand=-1);G.add_edge(i,T,capacity=1,weight=BIG)
    for e in range(ptr[i],ptr[i+1]):G.add_edge(i,N+col[e],capacity=1,weight=-w[e])
for j in range(M):G.add_edge(N+j,T,capacity=cap[j],weight=0)
G.add_node(T,demand=N)
t=time.process_time();c,F=(nx.network_simplex(G) if alg=='ns' else nx.capacity_scaling(G));t2=time.process_time();un=sum(F[i][T] for i in range(N));print(json.dumps(dict(peer='networkx-'+alg,card=N-un,total=int(un*BIG-c),solve_s=round(t2-t,3),MB=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024)))
