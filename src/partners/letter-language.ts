/** Finds a language for a code: the same code, or its first part; undefined if there is neither. */
export const languageAmong = <Code extends string>(code: string, codes: readonly Code[]): Code | undefined =>
  codes.find((each) => each === code) ?? codes.find((each) => each === code.split('-')[0])
