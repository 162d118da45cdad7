/**
 * Makes a function that remembers what was read under each code, where what is read never changes. That there is nothing
 * is not remembered: anybody may ask for any code.
 */
export const remembering = <Code extends string, T>(
  read: (code: Code) => T | null,
): ((code: Code) => T | null) => {
  const known = new Map<Code, T>()
  return (code) => {
    const before = known.get(code)
    if (before !== undefined) return before
    const value = read(code)
    if (value !== null) known.set(code, value)
    return value
  }
}
