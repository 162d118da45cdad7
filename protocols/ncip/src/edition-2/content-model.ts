import { parts } from './parts.ts'
import { services } from './services.ts'

/**
 * The content models of NCIP 2.02 (ANSI/NISO Z39.83-1-2012), of which 2.0 and 2.01 are near subsets. The language of the
 * table is described in `@lendwire/xml`.
 */
export const table: string = services + parts
