/** The whole style sheet as one minified string. */
declare const css: string;
export default css;
