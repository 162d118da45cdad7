import { createRoute, z } from '@hono/zod-openapi'
import { Citation } from '../../../borrowing/request/citation.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf, ReasonView, viewReason } from '../views/reason.ts'

type Deps = Pick<Services, 'tryLocateProfile'>

const HoldingView = z
  .object({
    codes: z.array(z.string()).describe('Codes of the institution, the library and the place.'),
    location: z.string().optional().describe('Where it is, in words.'),
    callNumber: z.string().optional().describe('Its call number.'),
    available: z
      .boolean()
      .optional()
      .describe('Is it there now? Left out where the catalogue does not tell.'),
    lends: z.boolean().optional().describe('Is it lent? Left out where the catalogue does not tell.'),
  })
  .openapi('TriedHolding')

const QuestionView = z
  .object({
    about: z.string().describe('The question in words, such as `isbn 9780140449136`.'),
    query: z.string().describe('What went to the catalogue: a query, or a number.'),
    outcome: z
      .enum(['found', 'refused', 'not_now', 'unclear'])
      .describe(
        '`found`: it answered, with the titles or none. `refused`: it does not take this question. `not_now`: it cannot be asked now. `unclear`: the answer cannot be read.',
      ),
    reason: ReasonView.nullable().describe('Why it was no answer.'),
    titles: z
      .array(
        z.object({
          recordId: z.string().optional().describe('The number of the record in the catalogue.'),
          title: z.string().optional().describe('The title.'),
          isbns: z.array(z.string()).optional().describe('The ISBNs, with thirteen digits.'),
          holdings: z.array(HoldingView).describe('The copies, or the places that have some.'),
        }),
      )
      .describe('The titles that it found.'),
    answer: z.string().nullable().describe('The answer as it came, the first 20,000 characters.'),
  })
  .openapi('TriedQuestion')

const tryProfile = createRoute({
  method: 'post',
  path: '/v1/locate-profiles/{code}/try',
  operationId: 'tryLocateProfile',
  tags: ['Locate profiles'],
  middleware: adminOnly,
  summary: 'Ask a catalogue about a citation',
  description: `Puts the questions of the profile to the catalogue, one after the other, until one finds a title, as \`locate\` does.
It changes nothing, and nothing is kept.`,
  request: {
    params: z.object({ code: z.string().max(60).describe('The code of the locate profile.') }),
    body: jsonBody(z.object({ citation: Citation.describe('The citation to look for.') })),
  },
  responses: answers(
    {
      200: [
        'The questions that were asked; none where the citation has nothing to ask for',
        z.object({
          questions: z
            .array(QuestionView)
            .describe('The questions to the catalogue, in the order in which they were put.'),
        }),
      ],
    },
    ['forbidden', 'not_found', 'too_large', 'unsupported_media_type'],
  ),
})

/** Adds the route that tries a locate profile. */
export const addLocateTrial = (app: ApiApp, { tryLocateProfile }: Deps): void => {
  app.openapi(tryProfile, async (context) => {
    const { code } = context.req.valid('param')
    const { citation } = context.req.valid('json')
    const questions = await tryLocateProfile(code, citation)
    return jsonResponse({
      questions: questions.map(({ titles, reason, ...question }) => ({
        ...question,
        reason: reason === null ? null : viewReason(reason, languageOf(context)),
        titles: titles.map(({ holdings, isbns, ...title }) => ({
          ...title,
          ...(isbns === undefined ? {} : { isbns: [...isbns] }),
          holdings: holdings.map(({ codes, location, callNumber, available, lends }) => ({
            codes: [...codes],
            ...(location === undefined ? {} : { location }),
            ...(callNumber === undefined ? {} : { callNumber }),
            ...(available === undefined ? {} : { available }),
            ...(lends === undefined ? {} : { lends }),
          })),
        })),
      })),
    })
  })
}
