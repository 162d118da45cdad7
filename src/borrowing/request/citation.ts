import { z } from 'zod'
import { text } from './text.ts'

/** The description of the wanted item, in the words of the citation. */
export const Citation = z.object({
  title: text().optional().describe('The title.'),
  author: text().optional().describe('The author.'),
  subtitle: text().optional().describe('The subtitle.'),
  seriesTitle: text().optional().describe('The title of the series.'),
  edition: text(200).optional().describe('The edition.'),
  titleOfComponent: text().optional().describe('The title of the article or chapter.'),
  authorOfComponent: text().optional().describe('The author of the article or chapter.'),
  volumes: z.array(text(200)).max(100).optional().describe('The volumes that are wanted.'),
  issue: text(200).optional().describe('The issue of a journal.'),
  pagesRequested: text(200).optional().describe('The pages that are wanted.'),
  estimatedPages: text(40).optional().describe('The number of pages that are expected.'),
  identifiers: z
    .array(
      z.object({
        type: text(40).describe('The type of the number, such as `ISBN`.'),
        value: text(200).describe('The number.'),
      }),
    )
    .max(30)
    .optional()
    .describe('Identifiers of the item: ISBN, ISSN, ISMN, DOI ….'),
  recordIds: z
    .array(
      z.object({
        type: text(40).describe('The type of the record number, such as `OCLC`.'),
        value: text(200).describe('The number of the record.'),
      }),
    )
    .max(30)
    .optional()
    .describe('Numbers of records that describe it: OCLC, LCCN, PMID ….'),
  supplierRecordId: text(200).optional().describe('The id of the record at the supplying library.'),
  sponsor: text().optional().describe('The sponsor of the publication.'),
  informationSource: text().optional().describe('Where the citation was found.'),
  publisher: text().optional().describe('The publisher.'),
  publicationType: text(60).optional().describe('The type of publication, such as `Book`.'),
  publicationDate: text(60).optional().describe('The date of publication.'),
  placeOfPublication: text(200).optional().describe('The place of publication.'),
  language: text(60).optional().describe('The language of the publication: a code of ISO 639, or words.'),
})
export type Citation = z.infer<typeof Citation>

/** Returns whether the citation says enough to find the item by: a title, of the whole or of the part. */
export const isFindable = ({ title, titleOfComponent }: Citation): boolean =>
  title !== undefined || titleOfComponent !== undefined
