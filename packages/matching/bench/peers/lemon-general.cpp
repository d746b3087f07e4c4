// ./lemon_g FILE : general graph max weight matching. file int32 [0x47474731,n,m] then m*(u,v,w); mode maxw|perfect(max card via BIG)
#include <lemon/smart_graph.h>
#include <lemon/matching.h>
#include <cstdio>
#include <vector>
#include <string>
#include <ctime>
#include <sys/resource.h>
using namespace lemon; using namespace std; typedef long long ll;
// CPU time: a busy machine must not count against anybody.
static double now(){return double(clock())/CLOCKS_PER_SEC;}
int main(int c,char**v){FILE*f=fopen(v[1],"rb");int h[3];fread(h,4,3,f);int n=h[1],m=h[2];vector<int>b(3*(size_t)m);fread(b.data(),4,b.size(),f);
 ll BIG=c>2?atoll(v[2]):0;double t0=now();SmartGraph g;g.reserveNode(n);g.reserveEdge(m);for(int i=0;i<n;i++)g.addNode();for(int e=0;e<m;e++)g.addEdge(g.nodeFromId(b[3*e]),g.nodeFromId(b[3*e+1]));
 SmartGraph::EdgeMap<ll>w(g);for(int e=0;e<m;e++)w[g.edgeFromId(e)]=b[3*e+2]+BIG;double t1=now();
 MaxWeightedMatching<SmartGraph,SmartGraph::EdgeMap<ll>>mm(g,w);mm.run();double t2=now();ll k=mm.matchingSize();struct rusage r;getrusage(RUSAGE_SELF,&r);
 printf("{\"peer\":\"lemon-mwm-general\",\"card\":%lld,\"total\":%lld,\"dual\":%lld,\"build_s\":%.4f,\"solve_s\":%.4f,\"MB\":%ld}\n",k,(ll)mm.matchingWeight()-k*BIG,(ll)mm.dualValue(),t1-t0,t2-t1,r.ru_maxrss/1024);}
