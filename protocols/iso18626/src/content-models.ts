import { compileContentModel } from '@lendwire/xml'
import { table as table12 } from './edition-1-2/content-model.ts'
import { table as table20212 } from './edition-2021-2/content-model.ts'

/** The namespace of both editions. */
export const namespace = 'http://illtransactions.org/2013/iso18626'

const language = {
  namespace,
  prefix: 'ill',
  root: 'ISO18626Message',
}

/** The compiled content models by edition. */
export const contentModels = {
  '1.2': compileContentModel({ ...language, table: table12 }),
  '2021-2': compileContentModel({ ...language, table: table20212 }),
} as const
