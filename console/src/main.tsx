import { createRoot } from 'react-dom/client'
import { createApi } from './api/api.ts'
import { App } from './app/app.tsx'
import { applyNonce } from './app/nonce.ts'
import { chooseLanguage, loadWords } from './words/language.ts'
import './app/mantine-styles.ts'
import './app/app.css'
// Small styles that several pages share: as files of their own they would cost more in headers than they hold.
import './shared/list/tabs.module.css'
import './shared/tone-badge.module.css'

const nonce = applyNonce(document)
const language = chooseLanguage(localStorage.getItem('lendwire.language'), navigator.languages)
// Screen readers read it, and calls name it as the language of their answers.
document.documentElement.lang = language
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')
// Awaited here, the words would wait for the end of this file: their chunk imports from it.
void loadWords(language).then((words) =>
  createRoot(root).render(
    <App api={createApi()} nonce={nonce} firstLanguage={language} firstWords={words} />,
  ),
)
