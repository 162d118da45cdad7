import { parts } from './parts.ts'
import { services } from './services.ts'

/**
 * The content models of NCIP version 1 (ANSI/NISO Z39.83-1-2002), with the elements that version 1.01 added, all optional.
 * The language of the table is described in `@lendwire/xml`.
 */
export const table: string = services + parts
