/** Builds the answer page: static files, no inline script or style, nothing from anywhere else. */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { worker } from './offline/worker-build.ts'
import { preloads } from './opening/preloads.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/answer/',
  publicDir: 'offline/home-screen',
  plugins: [svelte({ configFile: false }), preloads(), worker()],
  build: {
    outDir: '../dist/answer',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
  },
})
