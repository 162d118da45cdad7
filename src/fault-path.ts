/** Returns the path of a fault, such as `citation/volumes/2`. */
export const pathOf = (segments: readonly PropertyKey[]): string =>
  segments.map(String).join('/').slice(0, 200)
