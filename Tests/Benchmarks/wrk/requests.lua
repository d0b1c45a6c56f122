-- Asks for the paths of a file in random order, with one connection each or many.
--
-- wrk ... -s requests.lua URL -- PATHS [TOKEN [CONTENT]]
--
-- A line of PATHS is a path, or a path, a tab and an entity tag for If-None-Match. With TOKEN, a
-- bearer token goes along ("-" is none); with CONTENT, the content of that file is posted. Requests
-- are made once, before the clock runs, so that wrk has little to do. The last line that is printed
-- is what was measured, as JSON: microseconds, and how many answers were refusals.

local requests = {}

local function content_of(name)
    local file = assert(io.open(name))
    local content = file:read("*a")
    file:close()
    return content
end

function init(arguments)
    local paths, token, content = arguments[1], arguments[2], arguments[3]
    local fields = { Host = wrk.host }
    if token and token ~= "-" then fields["Authorization"] = "Bearer " .. token end
    if content then fields["Content-Type"] = "application/json" end
    local method, body = content and "POST" or "GET", content and content_of(content)
    for line in io.lines(paths) do
        local path, tag = line:match("^([^\t]+)\t?(.*)$")
        fields["If-None-Match"] = tag ~= "" and tag or nil
        requests[#requests + 1] = wrk.format(method, path, fields, body)
    end
    math.randomseed(16)
end

function request()
    return requests[math.random(#requests)]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '\n{"requests": %d, "seconds": %.6f, "p50": %.1f, "p99": %.1f, '
            .. '"refused": %d, "broken": %d}\n',
        summary.requests, summary.duration / 1e6, latency:percentile(50), latency:percentile(99),
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
