import { RotaRules } from '../../borrowing/rota-rules/rota-rules.ts'
import { saveRotaRules } from '../rota-configuration.ts'
import { ruleList } from './rule-list.ts'
import { RotaExplanationView, viewRotaExplanation } from './views/rule-explanation.ts'

/** Adds the routes of the rota rules: read, put, explain. */
export const addRotaRules = ruleList({
  kind: 'rota_rules',
  schema: RotaRules,
  path: '/v1/rota-rules',
  operationNoun: 'RotaRules',
  called: 'rota rules',
  aboutPut: `All of them, in order, by an admin. A request that is made without a rota gets the templates of the first
rule that matches, or of all of them (\`match: all\`). A rule for some libraries alone names them in \`when.library\`.`,
  aboutExplain: `Which rule matches, which conditions of the others fail, the rota that would result, whom it leaves out and
why. It changes nothing. A library sees the rules that can hold for it. Where a template balances, the number of the
request draws the order: for a request that is not there yet it is one order of several.`,
  save: saveRotaRules,
  explanation: RotaExplanationView,
  explain: async ({ explainRota }, explained) => viewRotaExplanation(await explainRota(explained)),
})
