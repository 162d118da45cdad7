import { compileContentModel } from '@lendwire/xml'
import { table as table1 } from './edition-1/content-model.ts'
import { table as table2 } from './edition-2/content-model.ts'

/** The namespace of version 2. */
export const ncipNamespace = 'http://www.niso.org/2008/ncip'

/** The compiled content models by edition: of version 1, and of version 2. */
export const contentModels = {
  1: compileContentModel({
    root: 'NCIPMessage',
    table: table1,
    alternatives: 'all',
    ignoredAttributes: ['datatype'],
    doctype:
      'NCIPMessage PUBLIC "-//NISO//NCIP DTD Version 1.0//EN" "http://www.niso.org/ncip/v1_0/imp1/dtd/ncip_v1_0.dtd"',
  }),
  2: compileContentModel({
    namespace: ncipNamespace,
    prefix: 'ncip',
    root: 'NCIPMessage',
    table: table2,
    alternatives: 'all',
  }),
} as const
