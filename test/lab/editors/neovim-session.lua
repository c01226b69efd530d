-- What a user of Neovim does with a guest and a nova.conf, from the documented set-up on. $SESSION_RESULT is the file for
-- what was seen on the way, as JSON. Everything is waited for; what does not come is an error with a name.

local seen = {}

local function await(what, condition)
  if not vim.wait(20000, condition, 5) then error("Waited in vain for " .. what) end
end

local function open(file)
  vim.cmd("edit " .. file)
  await("findings in " .. file, function() return #vim.diagnostic.get(0) > 0 end)
end

local function findings()
  return vim.tbl_map(function(found)
    local place = { found.lnum, found.col, found.end_lnum, found.end_col }
    return { rule = found.code, severity = found.severity, source = found.source, place = place }
  end, vim.diagnostic.get(0))
end

local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") end

-- Puts the cursor on the first place of a text, or that many bytes behind its start.
local function go_to(pattern, offset)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  if vim.fn.search("\\V" .. pattern, "cW") == 0 then error("There is no " .. pattern) end
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_win_set_cursor(0, { line, column + (offset or 0) })
end

-- Asks for code actions and takes the one with that title.
local function take(title, context)
  local offered
  vim.ui.select = function(items, options, choose)
    offered = vim.tbl_map(options.format_item, items)
    for index, item in ipairs(items) do
      if offered[index] == title then return choose(item, index) end
    end
    choose(nil, nil)
  end
  local before = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.code_action(context)
  await("code actions", function() return offered ~= nil end)
  await(title .. " among " .. vim.inspect(offered), function()
    return vim.api.nvim_buf_get_changedtick(0) > before
  end)
  return offered
end

-- The text of a window that an action opens.
local function opened_by(what, action)
  local before = vim.api.nvim_list_wins()
  action()
  local window
  await(what, function()
    for _, candidate in ipairs(vim.api.nvim_list_wins()) do
      if not vim.tbl_contains(before, candidate) then window = candidate end
    end
    return window ~= nil
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, "\n")
end

local function request(method, parameters)
  local answers, problem = vim.lsp.buf_request_sync(0, method, parameters, 20000)
  if not answers then error(method .. ": " .. problem) end
  for _, answer in pairs(answers) do
    if answer.error then error(method .. ": " .. answer.error.message) end
    return answer.result
  end
end

local function session()
  open("guest.xml")
  seen.findings = findings()
  go_to("io='threads'", 5)
  seen.hover = opened_by("hover", vim.lsp.buf.hover)
  seen.explained = opened_by("the page", function() vim.cmd("VirtLatencyExplain") end)
  seen.offered = take("Use io='native' on disk 'vda'")
  go_to("iothread id='1'", 13)
  vim.lsp.buf.rename("7")
  await("the new name", function() return text():find("iothread='7'", 1, true) ~= nil end)
  await("findings after the edits", function()
    return #vim.diagnostic.get(0) == #seen.findings - 1
  end)
  vim.cmd("write")

  open("nova.conf")
  seen.novaFindings = findings()
  seen.effective = opened_by("the disks", function() vim.cmd("VirtLatencyEffective") end)
  go_to("images_type", 6)
  local completions = request("textDocument/completion", vim.lsp.util.make_position_params())
  seen.completions = vim.tbl_map(function(item) return item.label end, completions.items or completions)
  take("Fix everything that is safe to fix", { only = { "source.fixAll.virt-latency" } })
  vim.cmd("write")
end

local done, problem = xpcall(session, debug.traceback)
if not done then seen.problem = problem end
vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.SESSION_RESULT)
vim.cmd("qall!")
