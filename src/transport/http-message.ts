/** Returns whether a status of HTTP says that the request was taken (2xx). */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300

/** Returns headers with their names in lower case. */
export const lowerCaseNames = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
