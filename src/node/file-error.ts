const writeReasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
}

const clauseOf = (error: unknown, words: Readonly<Record<string, string>>): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return words[code] ?? `the system says ${code}`
}

/** Says why a file or folder cannot be read, as a clause for a message. */
export const reasonOfFileError = (error: unknown): string => clauseOf(error, reasons)

/** Says why a file cannot be written, as a clause for a message. */
export const reasonOfWriteError = (error: unknown): string => clauseOf(error, writeReasons)
