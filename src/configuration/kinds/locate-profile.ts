import { LocateProfile } from '../../locate/profile.ts'
import { urlFaults } from '../../partners/url-faults.ts'
import { isPrivateHost } from '../checks.ts'
import { defineKind } from '../kind.ts'

/** Locate profiles: how catalogues are asked. */
export const locateProfileKind = defineKind({
  kind: 'locate_profile',
  called: { one: 'locate profile', many: 'locate profiles' },
  section: 'locateProfiles',
  code: LocateProfile.shape.code,
  codeMember: 'code',
  schema: LocateProfile,
  input: LocateProfile.partial({ code: true }).meta({ id: 'LocateProfileInput' }),
  references: () => [],
  check: ({ ask: { url }, allowPrivateNetwork }) =>
    urlFaults('ask/url', { url, allowPrivateNetwork }, { isPrivateHost }),
  api: {
    path: '/v1/locate-profiles',
    tag: 'Locate profiles',
    noun: 'LocateProfile',
    readers: 'admins',
    aboutPut: `How a catalogue is asked whether a partner holds an item, and what its answers mean. The whole profile.`,
    aboutDelete: 'Questions that wait to be asked of it count as answered: it does not tell.',
  },
})
