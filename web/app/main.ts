/** Starts the dashboard. */
import '../ui/tokens.css'
import '../ui/charts/tokens.css'
import '../ui/font.css'
import '../ui/base.css'
import '../ui/page.css'
import '../ui/summary.css'
import '../ui/crumbs.css'
import '../ui/charts/line.css'
import '../ui/charts/heat.css'
import '../ui/charts/change.css'
import '../ui/charts/balance.css'
import '../ui/charts/save.css'
import '../ui/reasons.css'
import '../ui/season.css'
import '../ui/signals.css'
import '../ui/webhooks.css'
import '../ui/print.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { openDetailsForPrint } from './print.ts'
import { router } from './router.svelte.ts'

router.listen()
openDetailsForPrint()
mount(App, { target: document.getElementById('page')! })
