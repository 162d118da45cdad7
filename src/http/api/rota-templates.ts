import { RotaTemplate } from '../../borrowing/rota-rules/template.ts'
import { deleteRotaTemplate, saveRotaTemplate } from '../rota-configuration.ts'
import { namedDocuments } from './named-documents.ts'

/** Adds the routes of rota templates: list, read, put, delete. */
export const addRotaTemplates = namedDocuments({
  kind: 'rota_template',
  schema: RotaTemplate,
  input: RotaTemplate.partial({ name: true }),
  name: RotaTemplate.shape.name,
  view: (template) => template,
  readers: 'everybody',
  path: '/v1/rota-templates',
  tag: 'Rota templates and rules',
  operationNoun: 'RotaTemplate',
  called: 'rota template',
  briefly: 'template',
  aboutPut: `Whom to ask, in which order; by an admin. \`choose\` names the partners (\`by: list\`) or takes all active ones
that lend what is asked (\`by: rule\`), sorted by \`supply_days\`, \`success\` and \`cost\`. \`lastResort\` stands at the end of
the rota. \`balance\` lets partners be first by turns: in shares by their \`weight\`, or equally often (\`round_robin\`).`,
  aboutDelete: 'Refused while a rota rule names it.',
  save: saveRotaTemplate,
  remove: deleteRotaTemplate,
})
