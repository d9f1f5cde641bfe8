// Chromium without anything that talks to the outside.

import { chromium } from "playwright-core";

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** Runs a test with a page of its own, and tells what the page complained about or asked of others. */
export const withPage = async (browser, options, test) => {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("requestfailed", (request) => {
    // What a page still waits for when the test moves on, such as its icon, is given up by the browser.
    if (request.failure().errorText !== "net::ERR_ABORTED") complaints.push(`${page.url()}: failed ${request.url()}`);
  });
  const asked = new Set();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  try {
    return await test(page, { complaints, asked });
  } finally {
    await context.close();
  }
};
