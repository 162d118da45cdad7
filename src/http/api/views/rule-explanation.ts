import { z } from '@hono/zod-openapi'
import { actingLibrary, libraryOfRequest, type Principal } from '../../../accounts/principal.ts'
import { CreateRequest } from '../../../borrowing/commands/create-input.ts'
import { LeftOut, SendingDecision } from '../../../borrowing/request/rota-build.ts'
import { RuleVerdict } from '../../../borrowing/rota-rules/judge.ts'
import { RotaRules } from '../../../borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from '../../../borrowing/rota-rules/sending-rules.ts'
import { LibraryCode, PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import type {
  ExplainedRequest,
  RotaExplanation,
  SendingExplanation,
} from '../../../delivery/rota/explain-rules.ts'
import { AnyReason } from '../../../translations/parameter.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'

/** The request to explain: a stored one, or one that could be created. */
export const ExplainInput = z
  .object({
    library: LibraryCode.optional().describe(
      'The code of the library that would borrow, where an admin gives a `request`.',
    ),
    number: RequestNumber.optional().describe('The number of a stored request.'),
    request: CreateRequest.optional().describe('A request that could be created.'),
    rotaRules: RotaRules.optional().describe(
      'Rota rules to try in place of the stored ones, before they are stored.',
    ),
    sendingRules: SendingRules.optional().describe(
      'Sending rules to try in place of the stored ones, before they are stored.',
    ),
  })
  .refine(
    ({ number, request }) => (number === undefined) !== (request === undefined),
    schemaMessage('fault.number_or_request'),
  )
  .openapi('ExplainInput')
type ExplainInput = z.infer<typeof ExplainInput>

/** Reads whose request is to be explained; `Problem` where the caller may not see it, or names none. */
export const explainedOf = (principal: Principal, input: ExplainInput): ExplainedRequest => {
  const ownRulesOnly = principal.role !== 'admin'
  const { rotaRules, sendingRules } = input
  const draft = { rotaRules, sendingRules }
  if (input.number !== undefined) {
    const library = libraryOfRequest(principal, input.number)
    return { library, of: { number: input.number }, ownRulesOnly, draft }
  }
  const request = CreateRequest.parse(input.request)
  return { library: actingLibrary(principal, input.library), of: { input: request }, ownRulesOnly, draft }
}

const rules = z.array(RuleVerdict)

/** The result of the rota rules for a request, and the resulting rota. */
export const RotaExplanationView = z
  .object({
    rules: rules.describe('Every rule: whether it matched, and which of its conditions failed.'),
    templates: z.array(z.string()).describe('The codes of the rota templates that would be used.'),
    rota: z
      .array(
        z.object({
          partner: PartnerCode.describe('The code of the partner.'),
          template: z.string().describe('The code of the rota template that gives the partner.'),
          lastResort: z.boolean().describe('Whether the partner is asked at the end of the rota.'),
        }),
      )
      .describe('The partners that would be asked, in order.'),
    leftOut: z.array(LeftOut).describe('The partners that the templates give and the rota does not have.'),
    explanation: z.array(AnyReason).describe('The result, as in the timeline of a request.'),
  })
  .openapi('RotaExplanation')

/** The result of the sending rules for a request. */
export const SendingExplanationView = z
  .object({
    rules: rules.describe('The rules; the order counts.'),
    decision: SendingDecision.nullable().describe(
      'What the rules decide; null where no rule matches and the workflow profile decides.',
    ),
    explanation: z.array(AnyReason).describe('The result, as in the timeline of a request.'),
  })
  .openapi('SendingExplanation')

/** Shows what the rota rules make of a request. */
export const viewRotaExplanation = ({
  verdicts,
  planned,
  explanations,
}: RotaExplanation): z.infer<typeof RotaExplanationView> => ({
  rules: [...verdicts],
  templates: [...planned.templates],
  rota: [...planned.partners],
  leftOut: [...planned.leftOut],
  explanation: [...explanations],
})

/** Shows what the sending rules make of a request. */
export const viewSendingExplanation = ({
  verdicts,
  decision,
  explanation,
}: SendingExplanation): z.infer<typeof SendingExplanationView> => ({
  rules: [...verdicts],
  decision,
  explanation: [explanation],
})
