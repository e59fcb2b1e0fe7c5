var r=a=>(Array.isArray(a.why)?a.why:[]).filter(i=>i.signal!=="base"&&i.signal!=="limit").sort((i,t)=>Math.abs(t.weight??0)-Math.abs(i.weight??0));export{r as a};
