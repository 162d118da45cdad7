import { createRoute, z } from '@hono/zod-openapi'
import { Citation } from '../../../borrowing/request/citation.ts'
import { Service } from '../../../borrowing/request/service.ts'
import { SourcedField } from '../../../borrowing/request/sourced-fields.ts'
import { checkIdentifiers } from '../../../citation/check-identifiers.ts'
import { fromOpenUrl } from '../../../citation/from-open-url.ts'
import { parseReference } from '../../../citation/parse-reference.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import { FaultView, viewFault } from '../../responses/problem-document.ts'
import type { Services } from '../../services.ts'
import { languageOf, ReasonView, viewReason } from '../views/reason.ts'

type Deps = Pick<Services, 'fillCitation'>

const LookUp = z
  .strictObject({
    text: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .optional()
      .describe('A reference, or a number such as an ISBN, as text.'),
    citation: Citation.optional().describe('What is wanted, as a citation.'),
    openUrl: z.string().min(1).max(20_000).optional().describe('An OpenURL.'),
  })
  .meta({ minProperties: 1, maxProperties: 1 })
  .refine((lookUp) => Object.values(lookUp).filter((each) => each !== undefined).length === 1, {
    error: schemaMessage('fault.one_of_citation_inputs'),
  })
  .openapi('CitationLookUp', {
    description:
      'One of three ways to say what is known of the item: pasted text (a DOI, PMID, ISBN, ISSN or a reference), a citation, or an OpenURL.',
  })

/** The numbers that articles have. */
const numbersOfArticles: readonly string[] = ['DOI', 'PMID']

/** Returns the usual service: a copy of a part, and of what has a number of articles and is no book; else a loan. */
const usualService = ({
  titleOfComponent,
  publicationType,
  identifiers = [],
  recordIds = [],
}: Citation): Service['type'] => {
  if (titleOfComponent !== undefined) return 'copy'
  const types = [...identifiers, ...recordIds].map(({ type }) => type)
  const isBook = publicationType === 'Book' || types.includes('ISBN')
  return !isBook && types.some((type) => numbersOfArticles.includes(type)) ? 'copy' : 'loan'
}

const LookedUp = z
  .object({
    citation: Citation.describe('What is wanted, as a citation.'),
    service: Service.shape.type.describe('The usual service for the item.'),
    sourcedFields: z
      .array(SourcedField)
      .describe('The members of the citation that were looked up, and where.'),
    notes: z.array(ReasonView).describe('What citation sources answered.'),
    faults: z.array(FaultView).describe('The numbers that are wrong.'),
  })
  .openapi('LookedUpCitation')

const lookUp = createRoute({
  method: 'post',
  path: '/v1/citations/look-up',
  operationId: 'lookUpCitation',
  tags: ['Citations'],
  summary: 'Read a reference and complete it from citation sources',
  description: 'Nothing is stored. The answer is the citation for a new request.',
  request: { body: jsonBody(LookUp) },
  responses: answers({ 200: ['The citation', LookedUp] }, [
    'forbidden',
    'too_large',
    'unsupported_media_type',
  ]),
})

const readCitation = (lookUp: z.infer<typeof LookUp>): Citation => {
  const { text, openUrl, citation = {} } = lookUp
  if (text !== undefined) return parseReference(text)
  return openUrl === undefined ? citation : fromOpenUrl(openUrl).citation
}

/** Adds the route that looks up a citation. */
export const addCitations = (app: ApiApp, { fillCitation }: Deps): void => {
  app.openapi(lookUp, async (context) => {
    const checked = checkIdentifiers(readCitation(context.req.valid('json')), 'citation')
    const { citation, sourcedFields, notes } = await fillCitation(checked.citation)
    return jsonResponse({
      citation,
      service: usualService(citation),
      sourcedFields,
      notes: notes.map((note) => viewReason(note, languageOf(context))),
      faults: checked.faults.map((wrong) => viewFault(wrong, languageOf(context))),
    })
  })
}
