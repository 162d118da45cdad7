import type { components } from '@lendwire/client'
import type { Api } from '../../api/api.ts'
import type { ConfigurationContent } from './configuration-file.ts'

export type AppliedConfiguration = components['schemas']['AppliedConfiguration']

/** Reads the whole configuration, with masked secrets. */
export const readConfiguration = async (api: Api): Promise<ConfigurationContent> =>
  (await api.documents.get<{ readonly content: ConfigurationContent }>('/v1/configuration')).content

/** Applies a configuration; with `dryRun` it only says what would change. */
export const applyConfiguration = (
  api: Api,
  content: ConfigurationContent,
  dryRun: boolean,
): Promise<AppliedConfiguration> =>
  api.documents.post<AppliedConfiguration>('/v1/configuration', { content, dryRun })
