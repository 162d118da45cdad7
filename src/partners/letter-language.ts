/** Which of some languages a code means: itself, else its first part; undefined where there is neither. */
export const languageAmong = (code: string, codes: readonly string[]): string | undefined =>
  [code, code.split('-')[0]].find((each) => each !== undefined && codes.includes(each))
