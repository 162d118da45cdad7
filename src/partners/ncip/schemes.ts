import type { Code } from './vendors/vendor.ts'

/** A code of one of the standard's own lists (ANSI/NISO Z39.83-2, schemes). */
export const niso = (scheme: string, value: string): Code => ({
  value,
  Scheme: `http://www.niso.org/ncip/v1_0/imp1/schemes/${scheme}/${scheme}.scm`,
})
