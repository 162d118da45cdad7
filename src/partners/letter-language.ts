/** Finds a language for a code: the same code, or its first part; undefined if there is neither. */
export const languageAmong = (code: string, codes: readonly string[]): string | undefined =>
  [code, code.split('-')[0]].find((each) => each !== undefined && codes.includes(each))
