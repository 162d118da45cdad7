import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Language } from '../../../src/translations/language.ts'
import type { Api } from '../api/api.ts'
import { ApiProvider } from '../api/api-context.tsx'
import { createQueryClient } from '../api/query-client.ts'
import { NotesProvider } from '../shared/feedback/notes.tsx'
import type { Words } from '../words/en.ts'
import { WordsProvider } from '../words/words-context.tsx'
import { loadFontAfterData } from './load-font-after-data.ts'
import { createConsoleRouter } from './routes.tsx'
import { cssVariables, theme } from './theme.ts'

type Props = {
  readonly api: Api
  readonly nonce: string
  readonly firstLanguage: Language
  readonly firstWords: Words
}

/** The console: everything that its pages need, and the router that shows one of them. */
export const App = ({ api, nonce, firstLanguage, firstWords }: Props) => {
  const [{ queryClient, router }] = useState(() => ({
    queryClient: createQueryClient(),
    router: createConsoleRouter(),
  }))
  useEffect(() => loadFontAfterData(queryClient, router), [queryClient, router])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <WordsProvider firstLanguage={firstLanguage} firstWords={firstWords}>
        <ApiProvider value={api}>
          <QueryClientProvider client={queryClient}>
            <NotesProvider>
              <RouterProvider router={router} />
            </NotesProvider>
          </QueryClientProvider>
        </ApiProvider>
      </WordsProvider>
    </MantineProvider>
  )
}
