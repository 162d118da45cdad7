import { Page } from '../../shared/page/page.tsx'
import { useWords } from '../../words/words-context.tsx'

/** The requests of the library. */
export const RequestsPage = () => {
  const { words } = useWords()
  return <Page title={words.layout.requests}>{null}</Page>
}
