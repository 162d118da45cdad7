import { LibraryCode } from '../../borrowing/values.ts'
import { IlsConnection } from '../../ils/connection.ts'
import { ilsVendors } from '../../ils/vendors/built-in-vendors.ts'
import { plaintextFaults } from '../../partners/plaintext-faults.ts'
import { urlFaults } from '../../partners/url-faults.ts'
import { builtInVendor } from '../../partners/vendor-use.ts'
import { isPrivateHost } from '../checks.ts'
import { CredentialInputs, storedCredentials } from '../credential-input.ts'
import { defineKind } from '../kind.ts'
import { findMarked } from '../marked-fields.ts'

/** The settings as an admin writes them. Without `inboundCredentials` the stored ones stay. */
const IlsInput = IlsConnection.extend({
  inboundCredentials: CredentialInputs.optional().describe(
    'The credentials with which the system calls; the stored ones stay where left out.',
  ),
}).meta({
  id: 'IlsInput',
})

/** The libraries' own systems, each under the code of its library. */
export const ilsKind = defineKind({
  kind: 'ils',
  called: { one: 'library system', many: 'library systems' },
  section: 'librarySystems',
  code: LibraryCode,
  codeMember: null,
  fileCode: { member: 'library' },
  schema: IlsConnection,
  input: IlsInput,
  complete: ({ inboundCredentials, ...connection }, { before }) => ({
    ...connection,
    inboundCredentials: storedCredentials(inboundCredentials, before?.inboundCredentials),
  }),
  references: ({ dialect }, code) => [
    { path: '', kind: 'library', code },
    // A vendor that is not built in must be stored.
    ...(builtInVendor(ilsVendors, dialect) === undefined
      ? [{ path: 'dialect', kind: 'vendor', code: dialect } as const]
      : []),
  ],
  check: (connection) => [
    ...urlFaults('url', connection, { isPrivateHost }),
    ...plaintextFaults(
      'url',
      { ...connection, hasCredentials: findMarked(IlsConnection, 'x-secret', connection).length > 0 },
      isPrivateHost,
    ),
  ],
  beforeDeleting: 'before_deleting.library_system',
  api: {
    path: '/v1/libraries/{code}/ils',
    tag: 'Libraries',
    noun: 'Ils',
    readers: 'admins',
    aboutPut: `How the library’s own system is reached over NCIP, and what it is asked. All of the settings.
\`inboundCredentials\` are how the system authenticates, as for partners; leave the member out to keep them.`,
    aboutDelete: `A request names the system while it has an item of it, is recording one, is still to be told of one, or has refused what
staff have not settled (\`retry_ils\`, \`skip_ils\`). Nothing holds back a system whose \`calls\` have \`accept_item\` and \`create_item\`
off: so one that is gone for ever is given up. Items that it was recording then wait for staff, who go on without it.`,
  },
})
