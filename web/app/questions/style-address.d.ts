/** A stylesheet that the build keeps as a file of its own, by its address. */
declare module '*.css?url&no-inline' {
  const address: string
  export default address
}
