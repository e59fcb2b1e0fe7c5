var e=0;function o(){e=Date.now()+1500,requestAnimationFrame(()=>document.getElementById("composer")?.focus())}var t=()=>Date.now()<e;export{o as a,t as b};
