import { z } from 'zod'
import { text } from './text.ts'

/** The description of the wanted item, in the words of the citation. */
export const Citation = z.object({
  title: text().optional(),
  author: text().optional(),
  subtitle: text().optional(),
  seriesTitle: text().optional(),
  edition: text(200).optional(),
  titleOfComponent: text().optional(),
  authorOfComponent: text().optional(),
  volumes: z.array(text(200)).max(100).optional(),
  issue: text(200).optional(),
  pagesRequested: text(200).optional(),
  estimatedPages: text(40).optional(),
  /** Identifiers of the item: ISBN, ISSN, ISMN, DOI … */
  identifiers: z
    .array(z.object({ type: text(40), value: text(200) }))
    .max(30)
    .optional(),
  /** Numbers of records that describe it: OCLC, LCCN, PMID … */
  recordIds: z
    .array(z.object({ type: text(40), value: text(200) }))
    .max(30)
    .optional(),
  supplierRecordId: text(200).optional(),
  sponsor: text().optional(),
  informationSource: text().optional(),
  publisher: text().optional(),
  publicationType: text(60).optional(),
  publicationDate: text(60).optional(),
  placeOfPublication: text(200).optional(),
  /** The language of the publication: a code of ISO 639, or words. */
  language: text(60).optional(),
})
export type Citation = z.infer<typeof Citation>

/** Returns whether the citation says enough to find the item by: a title, of the whole or of the part. */
export const isFindable = ({ title, titleOfComponent }: Citation): boolean =>
  title !== undefined || titleOfComponent !== undefined
