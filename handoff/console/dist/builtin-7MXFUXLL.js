import{a,b,c,d}from"./chunk-4L6ODKMN.js";export{a as builtIn,d as fromText,b as repliesIn,c as toText};
