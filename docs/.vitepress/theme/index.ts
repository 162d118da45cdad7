import DefaultTheme from 'vitepress/theme-without-fonts'
import './code.css'
import './manual.css'

export default DefaultTheme
