import { Network } from '../../borrowing/rota-rules/network.ts'
import { defineKind } from '../kind.ts'

/** Networks: what holds between the libraries that belong to them. */
export const networkKind = defineKind({
  kind: 'network',
  called: { one: 'network', many: 'networks' },
  section: 'networks',
  code: Network.shape.code,
  codeMember: 'code',
  schema: Network,
  input: Network.partial({ code: true }).meta({ id: 'NetworkInput' }),
  references: () => [],
  api: {
    path: '/v1/networks',
    tag: 'Directory',
    noun: 'Network',
    readers: 'everybody',
    aboutPut: `What holds between the members of a network: whether they supply each other free of charge, the prices of
members that state none, and how much more a library may borrow than it lends. Directory entries, partners and libraries
name the networks that they belong to; a network need not have a document.`,
    aboutDelete: 'Memberships stay: what entries, partners and libraries say themselves holds.',
  },
})
