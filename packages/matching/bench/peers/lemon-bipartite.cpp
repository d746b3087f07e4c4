// ./lemon_b FILE ALGO  (ns|cs|cap|mwm) lexicographic (max cardinality, then max weight); prints JSON
#include <lemon/smart_graph.h>
#include <lemon/static_graph.h>
#include <lemon/network_simplex.h>
#include <lemon/cost_scaling.h>
#include <lemon/capacity_scaling.h>
#include <lemon/matching.h>
#include <cstdio>
#include <cstdlib>
#include <vector>
#include <string>
#include <ctime>
#include <sys/resource.h>
using namespace lemon; using namespace std;
typedef long long ll; typedef StaticDigraph G;
// CPU time: a busy machine must not count against anybody.
static double now(){return double(clock())/CLOCKS_PER_SEC;}
int main(int c,char**v){
  FILE*f=fopen(v[1],"rb");int h[4];fread(h,4,4,f);int N=h[1],M=h[2],E=h[3];vector<int>cap(M),ptr(N+1),col(E),w(E);
  fread(cap.data(),4,M,f);fread(ptr.data(),4,N+1,f);fread(col.data(),4,E,f);fread(w.data(),4,E,f);fclose(f);
  string a=v[2];double t0=now();
  int wm=0;for(int x:w)wm=max(wm,x);ll BIG=c>3?atoll(v[3]):(ll)N*wm;
  if(a=="mwm"){ // general-graph blossom, mentors expanded to slots
    SmartGraph g;int S=0;vector<int>off(M+1);for(int j=0;j<M;j++)off[j+1]=off[j]+cap[j];S=off[M];
    g.reserveNode(N+S);for(int i=0;i<N+S;i++)g.addNode();vector<ll>ww;
    for(int i=0;i<N;i++)for(int e=ptr[i];e<ptr[i+1];e++)for(int s=off[col[e]];s<off[col[e]+1];s++){g.addEdge(g.nodeFromId(i),g.nodeFromId(N+s));ww.push_back(BIG+w[e]);}
    SmartGraph::EdgeMap<ll>m(g);for(size_t e=0;e<ww.size();e++)m[g.edgeFromId(e)]=ww[e];
    double t1=now();MaxWeightedMatching<SmartGraph,SmartGraph::EdgeMap<ll>>mm(g,m);mm.run();double t2=now();
    ll tot=mm.matchingWeight(),k=mm.matchingSize();struct rusage r;getrusage(RUSAGE_SELF,&r);
    printf("{\"peer\":\"lemon-mwm\",\"card\":%lld,\"total\":%lld,\"build_s\":%.4f,\"solve_s\":%.4f,\"MB\":%ld}\n",k,tot-k*BIG,t1-t0,t2-t1,r.ru_maxrss/1024);return 0;}
  int T=N+M;vector<pair<int,int>>arcs;arcs.reserve(E+N+M);vector<int>cst;
  for(int i=0;i<N;i++){for(int e=ptr[i];e<ptr[i+1];e++)arcs.push_back({i,N+col[e]});arcs.push_back({i,T});}
  for(int j=0;j<M;j++)arcs.push_back({N+j,T});
  G g;g.build(N+M+1,arcs.begin(),arcs.end());
  G::ArcMap<ll>cost(g,0);G::ArcMap<int>up(g,1);G::NodeMap<int>sup(g,0);
  {int id=0;for(int i=0;i<N;i++){for(int e=ptr[i];e<ptr[i+1];e++,id++)cost[g.arc(id)]=-w[e];cost[g.arc(id)]=BIG;id++;}
   for(int j=0;j<M;j++,id++)up[g.arc(id)]=cap[j];}
  for(int i=0;i<N;i++)sup[g.node(i)]=1;sup[g.node(T)]=-N;
  double t1=now();ll tc=0;int un=0;double t2;vector<pair<int,int>>().swap(arcs);
  auto fin=[&](auto&al){t2=now();tc=al.template totalCost<ll>();int id=0;for(int i=0;i<N;i++){id=ptr[i+1]+i;un+=al.flow(g.arc(id));}};
  if(a=="ns"){NetworkSimplex<G,int,ll>al(g);al.upperMap(up).costMap(cost).supplyMap(sup);al.run(NetworkSimplex<G,int,ll>::BLOCK_SEARCH);fin(al);}
  else if(a=="cs"){CostScaling<G,int,ll>al(g);al.upperMap(up).costMap(cost).supplyMap(sup);al.run();fin(al);}
  else {CapacityScaling<G,int,ll>al(g);al.upperMap(up).costMap(cost).supplyMap(sup);al.run();fin(al);}
  struct rusage r;getrusage(RUSAGE_SELF,&r);
  printf("{\"peer\":\"lemon-%s\",\"card\":%d,\"total\":%lld,\"build_s\":%.4f,\"solve_s\":%.4f,\"MB\":%ld}\n",a.c_str(),N-un,(ll)un*BIG-tc,t1-t0,t2-t1,r.ru_maxrss/1024);
}
