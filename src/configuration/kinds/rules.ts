import { RotaRules, theRules } from '../../borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from '../../borrowing/rota-rules/sending-rules.ts'
import type { LibraryCode } from '../../borrowing/values.ts'
import type { Fault } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { repeatedFaults } from '../checks.ts'
import { defineKind, type Reference } from '../kind.ts'

type Rule = {
  readonly name: string
  readonly when: { readonly library?: readonly LibraryCode[] | undefined }
}

const repeatedNames = (rules: readonly Rule[]): readonly Fault[] =>
  repeatedFaults(
    'rules',
    rules.map(({ name }) => name),
    (name) => reason('fault.rule_name_twice', { name }),
  ).map((twice) => ({ ...twice, path: `${twice.path}/name` }))

const librariesNamed = (rules: readonly Rule[]): readonly Reference[] =>
  rules.flatMap(({ name, when }, index) =>
    (when.library ?? []).map((code, place) => ({
      path: `rules/${index}/when/library/${place}`,
      kind: 'library',
      code,
      part: name,
    })),
  )

/** The one list of rota rules. */
export const rotaRulesKind = defineKind({
  kind: 'rota_rules',
  called: { one: 'list of rota rules', many: 'rota rules' },
  section: 'rotaRules',
  code: { single: theRules },
  codeMember: null,
  schema: RotaRules,
  input: RotaRules,
  references: ({ rules }) => [
    ...librariesNamed(rules),
    ...rules.flatMap(({ name, templates }, index) =>
      templates.map((code, place) => ({
        path: `rules/${index}/templates/${place}`,
        kind: 'rota_template' as const,
        code,
        part: name,
      })),
    ),
  ],
  check: ({ rules }) => [
    ...repeatedNames(rules),
    ...rules.flatMap(({ templates }, index) =>
      repeatedFaults(`rules/${index}/templates`, templates, (name) =>
        reason('fault.template_twice', { template: name }),
      ),
    ),
  ],
  api: {
    path: '/v1/rota-rules',
    tag: 'Rota templates and rules',
    noun: 'RotaRules',
    readers: 'admins',
    aboutPut: `All rules, in order. A request that is created without a rota gets the templates of the first rule that
matches, or of all that match (\`match: all\`). A rule for some libraries alone names them in \`when.library\`.`,
    aboutDelete: '',
  },
})

/** The one list of sending rules. */
export const sendingRulesKind = defineKind({
  kind: 'sending_rules',
  called: { one: 'list of sending rules', many: 'sending rules' },
  section: 'sendingRules',
  code: { single: theRules },
  codeMember: null,
  schema: SendingRules,
  input: SendingRules,
  references: ({ rules }) => librariesNamed(rules),
  check: ({ rules }) => repeatedNames(rules),
  api: {
    path: '/v1/sending-rules',
    tag: 'Rota templates and rules',
    noun: 'SendingRules',
    readers: 'admins',
    aboutPut: `All rules, in order. The first that matches a new request says when it is sent: \`send\` at once,
\`wait_for_approval\`, \`wait_for_staff\`, \`hold_until\` a date or \`hold_for\` a number of days. Where none matches the
workflow profile decides. A rule never lifts another hold: the profile’s approval, a duplicate, the request’s own \`hold\`.`,
    aboutDelete: '',
  },
})
