// Holds an OpenAPI document to the linter's recommended rules: lint.mjs FILE. Prints each problem
// and exits 1 if there is one; warnings count.
import {readFileSync} from "node:fs";
import {createConfig, lintFromString} from "@redocly/openapi-core";

const config = await createConfig({
    extends: ["recommended"],
    rules: {
        // A ledger's own licence is the operator's to state.
        "info-license": "off",
        // What is open to everybody says so with an empty `security`, and answers no 4xx of its own
        // but 400.
        "operation-4xx-response": "error",
        "security-defined": "error",
        "no-unused-components": "error",
        "operation-operationId": "error",
        "operation-operationId-unique": "error",
        "no-invalid-media-type-examples": "error",
        "no-invalid-parameter-examples": "error",
    },
});
const source = readFileSync(process.argv[2], "utf8");
const problems = await lintFromString({source, absoluteRef: "openapi.json", config});
for (const {ruleId, severity, message, location} of problems)
    console.log(`${severity} ${ruleId}: ${message} (${location?.[0]?.pointer ?? ""})`);
console.log(`${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
