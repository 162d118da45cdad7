import { DirectorySource } from '../../directory/directory-source.ts'
import { plaintextFaults } from '../../partners/plaintext-faults.ts'
import { urlFaults } from '../../partners/url-faults.ts'
import { isPrivateHost } from '../checks.ts'
import { defineKind } from '../kind.ts'
import { findMarked } from '../marked-fields.ts'

/** Directory sources: directories that the gateway reads regularly. */
export const directorySourceKind = defineKind({
  kind: 'directory_source',
  called: { one: 'directory source', many: 'directory sources' },
  section: 'directorySources',
  code: DirectorySource.shape.code,
  codeMember: 'code',
  schema: DirectorySource,
  input: DirectorySource.partial({ code: true }).meta({ id: 'DirectorySourceInput' }),
  references: () => [],
  check: (source) => [
    ...urlFaults('read/url', { ...source, url: source.read.url }, { isPrivateHost }),
    ...plaintextFaults(
      'read/url',
      {
        ...source,
        url: source.read.url,
        hasCredentials: findMarked(DirectorySource, 'x-secret', source).length > 0,
      },
      isPrivateHost,
    ),
  ],
  notes: ['directory_sync'],
  api: {
    path: '/v1/directory-sources',
    tag: 'Directory',
    noun: 'DirectorySource',
    readers: 'admins',
    aboutPut: `A directory that lendwire reads on its own: CrossLink’s directory over its API, or a CSV file. It is read soon
after it is saved, and then by its \`schedule\`. \`GET /v1/directory-sources/{code}/sync\` shows the result.`,
    aboutDelete: 'Its entries stay as they are, and are not read any more.',
  },
})
