import type { Client } from '@lendwire/client'
import { answerOf } from '../from-client.ts'

/** Returns the configuration that pages need: names for codes, and the choices of fields. */
export const configurationOperations = ({ GET }: Client) => ({
  partners: async () => (await answerOf(GET('/v1/partners'))).items,
  colleagues: async () => (await answerOf(GET('/v1/colleagues'))).items,
  libraries: async () => (await answerOf(GET('/v1/libraries'))).items,
  workflows: async () => (await answerOf(GET('/v1/workflows'))).items,
  rotaTemplates: async () => (await answerOf(GET('/v1/rota-templates'))).items,
})
