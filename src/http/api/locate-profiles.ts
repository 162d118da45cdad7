import { LocateProfile } from '../../locate/profile.ts'
import { deleteLocateProfile, saveLocateProfile } from '../configuration.ts'
import { LocateProfileInput, maskLocateProfile } from '../locate-input.ts'
import { namedDocuments } from './named-documents.ts'

/** Adds the routes of locate profiles: list, read, put, delete. */
export const addLocateProfiles = namedDocuments({
  kind: 'locate',
  schema: LocateProfile,
  input: LocateProfileInput,
  name: LocateProfile.shape.name,
  view: maskLocateProfile,
  readers: 'admins',
  path: '/v1/locate-profiles',
  tag: 'Locate profiles',
  operationNoun: 'LocateProfile',
  called: 'locate profile',
  briefly: 'profile',
  aboutPut: `How a catalogue is asked whether a partner holds an item, and what its answers mean. The whole profile,
by an admin; what is left out gets its default. A secret that reads \`********\` keeps what is stored.`,
  aboutDelete: 'Refused while a library or partner names it.',
  save: saveLocateProfile,
  remove: deleteLocateProfile,
})
