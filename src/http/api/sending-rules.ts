import { SendingRules } from '../../borrowing/rota-rules/sending-rules.ts'
import { saveSendingRules } from '../rota-configuration.ts'
import { ruleList } from './rule-list.ts'
import { SendingExplanationView, viewSendingExplanation } from './views/rule-explanation.ts'

/** Adds the routes of the sending rules: read, put, explain. */
export const addSendingRules = ruleList({
  kind: 'sending_rules',
  schema: SendingRules,
  path: '/v1/sending-rules',
  operationNoun: 'SendingRules',
  called: 'sending rules',
  aboutPut: `All of them, in order, by an admin. The first that matches a new request says when it goes out: \`send\` at
once, \`wait_for_approval\`, \`wait_for_staff\`, \`hold_until\` a date or \`hold_for\` so many days. Where none matches the
workflow profile decides. A rule never lifts what holds a request besides: the profile’s approval, a duplicate, its \`hold\`.`,
  aboutExplain:
    'Which rule matches, which conditions of the others fail, and what follows. It changes nothing. A library sees the rules that can hold for it.',
  save: saveSendingRules,
  explanation: SendingExplanationView,
  explain: async ({ explainSending }, explained) => viewSendingExplanation(await explainSending(explained)),
})
