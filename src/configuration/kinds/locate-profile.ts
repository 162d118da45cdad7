import { LocateProfile } from '../../locate/profile.ts'
import { plaintextFaults } from '../../partners/plaintext-faults.ts'
import { urlFaults } from '../../partners/url-faults.ts'
import { isPrivateHost } from '../checks.ts'
import { defineKind } from '../kind.ts'
import { findMarked } from '../marked-fields.ts'

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
  check: (profile) => [
    ...urlFaults('ask/url', { ...profile, url: profile.ask.url }, { isPrivateHost }),
    ...plaintextFaults(
      'ask/url',
      {
        ...profile,
        url: profile.ask.url,
        hasCredentials: findMarked(LocateProfile, 'x-secret', profile).length > 0,
      },
      isPrivateHost,
    ),
  ],
  api: {
    path: '/v1/locate-profiles',
    tag: 'Locate profiles',
    noun: 'LocateProfile',
    readers: 'admins',
    aboutPut: `How a catalogue is asked whether a partner holds an item, and what its answers mean. The whole profile.`,
    aboutDelete: 'Questions that wait to be asked of it count as answered: it does not tell.',
  },
})
