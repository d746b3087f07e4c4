# python3 scipy_b.py FILE ALGO (lsa|lsas|mwfbm|highs)  lexicographic max-card then max-weight; capacities by duplicating mentor columns (lsa, mwfbm)
import sys,time,json,resource,numpy as np,scipy.sparse as sp
from scipy.optimize import linear_sum_assignment,linprog
from scipy.sparse.csgraph import min_weight_full_bipartite_matching
f,alg=sys.argv[1],sys.argv[2];a=np.fromfile(f,dtype=np.int32);_,N,M,E=map(int,a[:4]);o=4;cap=a[o:o+M];o+=M;ptr=a[o:o+N+1];o+=N+1;col=a[o:o+E];o+=E;w=a[o:o+E]
t0=time.process_time();off=np.concatenate([[0],np.cumsum(cap)]).astype(np.int64);S=int(off[-1]);row=np.repeat(np.arange(N),np.diff(ptr));BIG=int(N)*int(w.max())
reps=cap[col];er=np.repeat(row,reps);ew=np.repeat(w,reps);st=np.repeat(off[col],reps);pos=np.arange(len(er))-np.repeat(np.cumsum(reps)-reps,reps);ec=st+pos
if alg=='lsa':
    C=np.zeros((N,S),dtype=np.float64);C[er,ec]=-(ew.astype(np.float64)+BIG);t1=time.process_time();r,c=linear_sum_assignment(C);t2=time.process_time();g=-C[r,c];k=int((g>0).sum());tot=int(g.sum()-k*BIG)
elif alg=='mwfbm':
    # full matching needs every slot fillable: rows=slots, cols=mentees + dummy per slot at cost BIG
    A=sp.csr_matrix((np.concatenate([-ew.astype(np.float64)+float(w.max())+1,np.full(S,float(BIG))]),(np.concatenate([ec,np.arange(S)]),np.concatenate([er,N+np.arange(S)]))),shape=(S,N+S));t1=time.process_time();r,c=min_weight_full_bipartite_matching(A);t2=time.process_time();m=c<N;k=int(m.sum());tot=int(round(k*(float(w.max())+1)-A[r[m],c[m]].sum()))
elif alg=='highs':
    n=E;A=sp.vstack([sp.csr_matrix((np.ones(E),(row,np.arange(E))),shape=(N,E)),sp.csr_matrix((np.ones(E),(col,np.arange(E))),shape=(M,E))]);b=np.concatenate([np.ones(N),cap]);t1=time.process_time();res=linprog(-(w.astype(float)+10*int(w.max())),A_ub=A,b_ub=b,bounds=(0,1),method='highs');t2=time.process_time();x=res.x>0.5;k=int(x.sum());tot=int(w[x].sum())
print(json.dumps(dict(peer='scipy-'+alg,card=k,total=tot,build_s=round(t1-t0,4),solve_s=round(t2-t1,4),MB=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024)))
