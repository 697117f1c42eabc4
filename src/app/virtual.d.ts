/** What the build writes: addresses of the data that the page loads, and the rules of the charts. */
declare module 'virtual:start-url' {
  const url: string;
  export default url;
}
declare module 'virtual:limits-url' {
  const url: string;
  export default url;
}
declare module 'virtual:articles-url' {
  const url: string;
  export default url;
}
declare module 'virtual:backtest-url' {
  const url: string;
  export default url;
}
declare module 'virtual:ledger-url' {
  const url: string;
  export default url;
}
declare module 'virtual:loops-url' {
  const url: string;
  export default url;
}
declare module 'virtual:posterior-url' {
  const url: string;
  export default url;
}
declare module 'virtual:reference-url' {
  const url: string;
  export default url;
}
declare module 'virtual:theses-url' {
  const url: string;
  export default url;
}
declare module 'virtual:world-url' {
  const url: string;
  export default url;
}
declare module 'virtual:chart-rules.css' {}
declare module '*.css' {}
