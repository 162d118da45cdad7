import { DirectoryEntry } from '../../directory/directory-entry.ts'
import { endpointFaults } from '../../directory/endpoint-faults.ts'
import { repeatedSymbols } from '../checks.ts'
import { defineKind } from '../kind.ts'

/** Directory entries: what directories say of institutions. */
export const directoryEntryKind = defineKind({
  kind: 'directory_entry',
  called: { one: 'directory entry', many: 'directory entries' },
  section: 'directoryEntries',
  code: DirectoryEntry.shape.code,
  codeMember: 'code',
  schema: DirectoryEntry,
  input: DirectoryEntry.partial({ code: true }).meta({ id: 'DirectoryEntryInput' }),
  references: ({ parent }) =>
    parent === undefined ? [] : [{ path: 'parent', kind: 'directory_entry', code: parent }],
  check: ({ symbols, endpoint }) => [...repeatedSymbols(symbols), ...endpointFaults(endpoint)],
  api: {
    path: '/v1/directory-entries',
    tag: 'Directory',
    noun: 'DirectoryEntry',
    readers: 'admins',
    list: false,
    aboutPut: `An institution, branch or consortium as its directory describes it. A partner that names it as \`directoryEntry\`
inherits what its own profile leaves out.`,
    aboutDelete: 'A partner that names it must name another one, or none, first.',
  },
})
