import { ensemble } from '#analysis';
import { resolveScenario } from '#studies';
import { loadWorld } from './dist/src/cli/world.js';
const world = await loadWorld();
const r = resolveScenario(world, {n:400, seed:1});
const firm = process.argv[2] ?? 'amazon';
const nums=['net_present_value','net_present_value_with_capacity','installed_capacity','capacity_ever_ordered','years_since_failure'];
const derived = nums.flatMap(v=>[2027,2029,2030,2036].map(t=>({id:`${v}@${t}`,reducer:'value-at',inputs:[`${v}[${firm}]`],parameters:{time:t}})));
derived.push({id:'const',reducer:'value-at',inputs:['hardware_decline'],parameters:{time:2027}});
derived.push({id:'el',reducer:'value-at',inputs:['market_elasticity'],parameters:{time:2027}});
const {discount_rate,...beliefs}=r.beliefs;
async function run(set){
  const t0=Date.now();
  const res=await ensemble({plan:world.plan,beliefs,correlations:r.correlations,fixed:{...r.fixed,discount_rate:0.09,[`order_choice[${firm}]`]:1,[`order_wait[${firm}]`]:0,[`shell_choice[${firm}]`]:1,order_choice_length:2,...set},outputs:[],derived,runs:400,seed:1});
  return {t:Date.now()-t0,m:Object.fromEntries(res.numbers.map(x=>[x.id,x.values]))};
}
const base=await run({});
const mean=a=>a.reduce((s,x)=>s+x,0)/a.length;
const sd=a=>{const m=mean(a);return Math.sqrt(mean(a.map(x=>(x-m)**2)))};
console.log(base.t,'const',mean(base.m.const),sd(base.m.const),'el',mean(base.m.el),sd(base.m.el));
for(const [name,set] of Object.entries({
 '0.6':{[`order_choice[${firm}]`]:.6},'0.8':{[`order_choice[${firm}]`]:.8},'1.2':{[`order_choice[${firm}]`]:1.2},'1.4':{[`order_choice[${firm}]`]:1.4},
 '.8L9':{[`order_choice[${firm}]`]:.8,order_choice_length:9},'1.2L9':{[`order_choice[${firm}]`]:1.2,order_choice_length:9},
 'agg.8':{[`aggressiveness[${firm}]`]:.8},'agg1.2':{[`aggressiveness[${firm}]`]:1.2},
 'wait1':{[`order_wait[${firm}]`]:1},
 'shell1.25,.8':{[`order_choice[${firm}]`]:.8,[`shell_choice[${firm}]`]:1.25}})){
 const x=await run(set);
 const d=(k)=>Array.from(x.m[k],(v,i)=>v-base.m[k][i]);
 const rel=k=>mean(Array.from(x.m[k]))/mean(Array.from(base.m[k]));
 const ord=mean(Array.from(x.m['capacity_ever_ordered@2029'],(v,i)=>v-x.m['capacity_ever_ordered@2027'][i]))/mean(Array.from(base.m['capacity_ever_ordered@2029'],(v,i)=>v-base.m['capacity_ever_ordered@2027'][i]));
 const g=d('net_present_value_with_capacity@2036'), h=d('net_present_value@2036');
 console.log(name,x.t,'orders',ord.toFixed(3),'cap29',rel('installed_capacity@2029').toFixed(3),'cap30',rel('installed_capacity@2030').toFixed(3),'cap36',rel('installed_capacity@2036').toFixed(3),'npv+',mean(g).toFixed(2),'+-',(sd(g)/20).toFixed(2),'sd',sd(g).toFixed(1),'npv0',mean(h).toFixed(2),'P>0',mean(g.map(v=>v>0?1:0)).toFixed(2));
}
console.log('base npv', mean(base.m['net_present_value_with_capacity@2036']), mean(base.m['net_present_value@2036']), 'cap29', mean(base.m['installed_capacity@2029']), 'fail', mean(base.m['years_since_failure@2036'].map(v=>v>0?1:0)));
