import { partnersNamed, RotaTemplate } from '../../borrowing/rota-rules/template.ts'
import { type Fault, fault } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { repeatedFaults } from '../checks.ts'
import { defineKind } from '../kind.ts'

const twice = (partner: string) => reason('fault.partner_twice', { partner })

const checkTemplate = ({ choose, exclude, lastResort }: RotaTemplate): readonly Fault[] => {
  const listed = choose.by === 'list' ? choose.partners : []
  const excluded = (path: string, codes: readonly string[]): readonly Fault[] =>
    codes.flatMap((partner, index) =>
      exclude.some((each) => each === partner)
        ? [fault(`${path}/${index}`, 'fault.partner_excluded', { partner })]
        : [],
    )
  return [
    ...repeatedFaults('choose/partners', listed, twice),
    ...repeatedFaults('exclude', exclude, twice),
    ...repeatedFaults('lastResort', lastResort, twice),
    ...excluded('choose/partners', listed),
    ...excluded('lastResort', lastResort),
  ]
}

/** Rota templates. */
export const rotaTemplateKind = defineKind({
  kind: 'rota_template',
  called: { one: 'rota template', many: 'rota templates' },
  section: 'rotaTemplates',
  code: RotaTemplate.shape.code,
  codeMember: 'code',
  schema: RotaTemplate,
  input: RotaTemplate.partial({ code: true }).meta({ id: 'RotaTemplateInput' }),
  references: (template) => [
    ...partnersNamed(template).map(({ path, partner }) => ({
      path,
      kind: 'partner' as const,
      code: partner,
    })),
    ...(template.choose.by === 'holdings'
      ? template.choose.sources.map((source, index) => ({
          path: `choose/sources/${index}`,
          kind: 'locate_profile' as const,
          code: source,
        }))
      : []),
  ],
  check: checkTemplate,
  api: {
    path: '/v1/rota-templates',
    tag: 'Rota templates and rules',
    noun: 'RotaTemplate',
    readers: 'everybody',
    aboutPut: `Which partners to ask, in which order. \`choose\` names the partners (\`by: list\`) or takes all active ones
that lend what is asked (\`by: rule\`), or those that union catalogues name as holders (\`by: holdings\`). A rule sorts by \`supply_days\`, \`success\` and \`cost\`. \`lastResort\` comes at the end of
the rota. \`balance\` lets partners take turns at the first place: in shares by their \`weight\`, or equally often
(\`round_robin\`).`,
    aboutDelete: 'Rotas that were made from it stay as they are.',
  },
})
