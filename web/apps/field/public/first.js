// SPDX-License-Identifier: Apache-2.0
// Asks for the texts of the chosen language while the app itself is still on its way: one round trip less over a slow network.
(function () {
  var files = document.currentScript.dataset, en = false
  try {
    en = localStorage.getItem('gridward.locale') === 'en'
  } catch (error) {
    // a browser that keeps nothing: Chinese, as the app does
  }
  import(en ? files.en : files.zh).catch(function () {})
})()
