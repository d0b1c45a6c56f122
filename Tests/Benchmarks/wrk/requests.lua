-- Asks for the paths of a file in random order, each with its entity tag where the file has one.
--
-- wrk ... -s requests.lua -- FILE [TOKEN]
-- A line of the file is a path, or a path, a tab and an entity tag for If-None-Match.
-- The requests are made once, before the clock runs, so that wrk has little to do.

local requests = {}

function init(arguments)
    local fields = { Host = wrk.host }
    if arguments[2] then fields["Authorization"] = "Bearer " .. arguments[2] end
    for line in io.lines(arguments[1]) do
        local path, tag = line:match("^([^\t]+)\t?(.*)$")
        fields["If-None-Match"] = tag ~= "" and tag or nil
        requests[#requests + 1] = wrk.format("GET", path, fields)
    end
    math.randomseed(16)
end

function request()
    return requests[math.random(#requests)]
end

-- The end of every script: what was measured, as one line of JSON.

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '\n{"requests": %d, "seconds": %.6f, "p50": %.1f, "p99": %.1f, "refused": %d, "broken": %d}\n',
        summary.requests, summary.duration / 1e6, latency:percentile(50), latency:percentile(99),
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
